import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromTemplate, TEMPLATE_NAMES, type TemplateName } from '../../adr/templates/index';
import { ownTemplate } from '../../adr/templates/own';
import type { RecordValues } from '../../adr/templates/values';
import { localDate } from '../../log/localDate';
import { nextRecord } from '../../log/next';
import { artifactUrn } from '../../provenance/urn';
import { person } from '../agents';
import { exitCodes, failed, usage } from '../failure';
import { readText, relativePath } from '../files';
import { numbered } from '../numbered';
import { Recording } from '../recording';
import type { Settings } from '../settings';
import type { Command } from './command';

/** `deliberate adr TITLE [--template T]`, `T` a template that ships or a team's own file. */
export const adr: Command = {
  options: { template: { type: 'string' } },
  async run({ positionals, values, files, settings, out }) {
    const title = positionals.join(' ').trim();
    if (title === '') throw usage('adr takes a title: deliberate adr "Keep user sessions in Redis" [--template T]');
    const { path: file, digits } = await nextRecord(
      files,
      settings.folder,
      title,
      await numbered(files, settings.folder, settings),
    );
    const template = typeof values['template'] === 'string' ? values['template'] : settings.template || 'nygard';
    const text = fill(template, { title, number: digits, date: localDate(new Date()), status: 'Proposed' });
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      // Never over a file that appeared meanwhile.
      writeFileSync(file, text, { flag: 'wx' });
    } catch (error) {
      throw failed(`${file} could not be created: is the folder read-only, or the file there already?`, error);
    }
    await credited(file, template, settings);
    out(file);
    return exitCodes.fine;
  },
};

/** The title is the person's; a team's own template is what the record follows. */
async function credited(file: string, template: string, settings: Settings): Promise<void> {
  const author = { agent: person().id, source: 'person' as const };
  const own = isShipped(template) ? null : relativePath(template);
  const source = own && { id: artifactUrn(own), type: 'template' };
  await new Recording(process.cwd(), settings).made(file, 'decision-record', {
    description: isShipped(template) ? `From the template ${template}` : 'From a template of the team',
    parts: { set: new Map([['title', author]]) },
    ...(source && own && !own.startsWith('..')
      ? { used: [{ source, role: 'template' }], derivedFrom: [{ source, kind: 'conforms_to' as const }] }
      : {}),
  });
}

function isShipped(template: string): boolean {
  return (TEMPLATE_NAMES as readonly string[]).includes(template);
}

function fill(template: string, values: RecordValues): string {
  if (isShipped(template)) return fromTemplate(template as TemplateName, values);
  if (!/[./\\]/.test(template))
    throw usage(`There is no template ${template}: take ${TEMPLATE_NAMES.join(', ')}, or the path of a file.`);
  return ownTemplate(readText(template).text, values);
}
