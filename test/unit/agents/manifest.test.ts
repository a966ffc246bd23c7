import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { tools } from '../../../src/mcp/tools';
import { editorSchema, editorTools } from '../../../src/vscode/agents/toolList';

const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

describe('package.json and the tools of agents agree', () => {
  it('on every tool of MCP, with its schema and its words', () => {
    const declared = tools.map(({ name, description, takes, readOnly }) => {
      const tool = editorTools.find(({ mcp }) => mcp === name);
      expect(tool?.readOnly, name).toBe(readOnly);
      const words = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(tool?.name).toBe(`deliberate_${words}`);
      return {
        name: tool?.name,
        displayName: tool?.displayName,
        modelDescription: description,
        userDescription: tool?.userDescription,
        inputSchema: editorSchema(takes),
        canBeReferencedInPrompt: true,
        toolReferenceName: tool?.toolReferenceName,
        icon: tool?.icon,
        tags: tool?.tags,
      };
    });
    expect(contributes.languageModelTools).toEqual(declared);
    expect(editorTools).toHaveLength(tools.length);
  });

  it('on the commands of @adr', () => {
    const [participant] = contributes.chatParticipants;
    expect(participant).toMatchObject({ id: 'deliberate.adr', name: 'adr', isSticky: true });
    const registered = readFileSync(path.join(root, 'src/door.ts'), 'utf8');
    expect(registered).toContain(`createChatParticipant('${participant.id}'`);
    const source = readFileSync(path.join(root, 'src/vscode/agents/chat/answer.ts'), 'utf8');
    const [, list = ''] = /answers[^{]*= \{([^}]*)\}/.exec(source) ?? [];
    const handled = [...list.matchAll(/^\s*(\w+)/gm)].map(([, name]) => name).sort();
    expect(participant.commands.map(({ name }: { name: string }) => name).sort()).toEqual(handled);
  });

  it('has no tool that accepts, changes or removes', () => {
    expect(JSON.stringify(contributes.languageModelTools.map(({ name }: { name: string }) => name))).not.toMatch(
      /accept|status|delete|remove|supersede|edit/i,
    );
  });
});
