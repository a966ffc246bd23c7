import * as vscode from 'vscode';
import { equal, ok } from './assert';

/** What `test/fixtures/scripted-model` gives to tests. */
interface ScriptedModel {
  answerWith(script: (messages: readonly unknown[], options: unknown) => Iterable<string>): void;
}

describe('a scripted language model', () => {
  it('is reached through vscode.lm', async function () {
    const extension = vscode.extensions.getExtension<ScriptedModel>('deliberate-test.scripted-model');
    if (!extension) return this.skip();
    const scripted = await extension.activate();
    scripted.answerWith(() => ['forty', '-two']);
    const [model] = await vscode.lm.selectChatModels({ vendor: 'scripted' });
    ok(model, 'no scripted model is offered');
    const response = await model.sendRequest([vscode.LanguageModelChatMessage.User('6 * 7?')]);
    let text = '';
    for await (const part of response.text) text += part;
    equal(text, 'forty-two');
  });
});
