import { fromTemplate, TEMPLATE_NAMES, type TemplateName } from '../adr/templates/index';
import { ownTemplate } from '../adr/templates/own';
import type { RecordValues } from '../adr/templates/values';
import { inside } from '../log/folder';
import type { Files } from '../ports/files';
import { UserError } from './commands';

const longest = 1_000_000;

/** The text of a new record by `deliberate.template`: the name of one that ships, or the path of a team's own file. */
export async function filled(files: Files, template: string, values: RecordValues): Promise<string> {
  const wanted = template.trim() || 'nygard';
  if (isName(wanted)) return fromTemplate(wanted, values);
  if (!/[./\\]/.test(wanted))
    throw new UserError(`There is no template ${wanted}: take ${TEMPLATE_NAMES.join(', ')}, or the path of a file.`);
  // Whoever wrote the setting of a workspace must not have files of somebody's home put into a record.
  const path = inside(wanted);
  if (path === null) throw new UserError(`The template ${wanted} is not in this workspace folder: give a path in it.`);
  const text = await files.read(path);
  if (text === null) throw new UserError(`The template ${path} is not there: see the setting deliberate.template.`);
  if (text.length > longest || text.includes('\0')) throw new UserError(`The template ${path} is no text of a record.`);
  return ownTemplate(text, values);
}

function isName(template: string): template is TemplateName {
  return (TEMPLATE_NAMES as readonly string[]).includes(template);
}
