import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromTemplate, TEMPLATE_NAMES, type TemplateName } from '../../adr/templates/index';
import { ownTemplate } from '../../adr/templates/own';
import type { RecordValues } from '../../adr/templates/values';
import { localDate } from '../../log/localDate';
import { nextRecord } from '../../log/next';
import { exitCodes, failed, usage } from '../failure';
import { readText } from '../files';
import type { Command } from './command';

/** `deliberate adr TITLE [--template T]`, `T` a template that ships or a team's own file. */
export const adr: Command = {
  options: { template: { type: 'string' } },
  async run({ positionals, values, files, settings, out }) {
    const title = positionals.join(' ').trim();
    if (title === '') throw usage('adr takes a title: deliberate adr "Keep user sessions in Redis" [--template T]');
    const { path: file, digits } = await nextRecord(files, settings.folder, title);
    const template = typeof values['template'] === 'string' ? values['template'] : settings.template || 'nygard';
    const text = fill(template, { title, number: digits, date: localDate(new Date()), status: 'Proposed' });
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      // Never over a file that appeared meanwhile.
      writeFileSync(file, text, { flag: 'wx' });
    } catch (error) {
      throw failed(`${file} could not be created: is the folder read-only, or the file there already?`, error);
    }
    out(file);
    return exitCodes.fine;
  },
};

function fill(template: string, values: RecordValues): string {
  if ((TEMPLATE_NAMES as readonly string[]).includes(template)) return fromTemplate(template as TemplateName, values);
  if (!/[./\\]/.test(template))
    throw usage(`There is no template ${template}: take ${TEMPLATE_NAMES.join(', ')}, or the path of a file.`);
  return ownTemplate(readText(template).text, values);
}
