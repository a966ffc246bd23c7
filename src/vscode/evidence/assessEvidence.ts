import * as vscode from 'vscode';
import { type Assessment, assessmentSchema, VERSION } from '../../evidence/assessment';
import { gradeOf } from '../../evidence/grade';
import type { Level } from '../../evidence/levels';
import { addressKey, pathOf, refKey } from '../../evidence/library';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import { workspaceStore } from '../store';
import type { Form, Forms } from '../trust/forms';
import { gitUser } from '../trust/person';
import { rootFor, targetIfAny } from '../trust/target';
import type { TrustWorld } from '../trust/world';
import { assessmentIn, type Draft, draftOf } from './draft';
import { evidenceView } from './formView';
import type { Libraries } from './libraries';
import { saveAssessment } from './save';
import { citedAs, foundAt, nextRef } from './source';

const { version: _, level: __, ref, title, source_type, assessed, ...rest } = assessmentSchema.shape;
/** `{ref}` opens the form on that source; with the title and the kind of source it is written without being asked. */
const shape = z.object({
  ref: z.optional(ref),
  uri: z.optional(z.string()),
  folder: z.optional(z.string()),
  title: z.optional(title),
  source_type: z.optional(source_type),
  assessed: z.optional(assessed),
  ...rest,
});

interface EvidenceWorld extends TrustWorld {
  readonly libraries: Libraries;
}

export interface Assessed {
  readonly ref: string;
  readonly level: Level;
  readonly uri: string;
}

/** `Assess Evidence (GRADE)`: a form, or with all that is needed just the file. */
export function assessEvidence(world: EvidenceWorld, forms: Forms) {
  return async (argument: unknown): Promise<Assessed | undefined> => {
    const isAsked = argument === undefined || argument instanceof vscode.Uri;
    const parsed = shape.safeParse(isAsked ? {} : argument);
    if (!parsed.success)
      throw new UserError(
        `deliberate.assessEvidence takes {ref, title, source_type, locator?, authors?, year?, lowered?, raised?, notes?, verified?}: ${z.prettifyError(parsed.error)}`,
      );
    const { uri, folder, title, source_type, assessed, ...given } = parsed.data;
    const target = await targetIfAny(world.records, uri);
    const root = folder === undefined && target ? target.root : rootFor(folder);
    const library = await world.libraries.of(root);
    const record = target ? world.records.of(target.document) : null;
    if (title !== undefined && source_type !== undefined) {
      const signed = assessed ?? { by: (await gitUser(root)) ?? 'unknown', at: world.clock.today() };
      const own = refKey(given.ref ?? nextRef(library, record));
      return save(world, root, { version: VERSION, ...given, ref: own, title, source_type, assessed: signed });
    }
    const found = given.ref === undefined ? await askSource() : {};
    if (!found) return undefined;
    const locator = found['locator'] ?? given.locator;
    const known = given.ref
      ? library.byRef.get(refKey(given.ref))
      : locator && library.byAddress.get(addressKey(locator));
    const own = known ? known.assessment.ref : (given.ref ?? nextRef(library, record));
    const begun = known ? draftOf(known.assessment) : { ...(record && citedAs(record, own)), ...found };
    const by = begun['by'] ?? (await gitUser(root)) ?? '';
    await forms.open('evidence', root.toString(), { ...begun, ref: own, by });
    return undefined;
  };
}

/** The form of an assessment, for the workspace folder that it is written into. */
export async function evidenceForm(world: EvidenceWorld, folder: string): Promise<Form> {
  const root = rootFor(folder);
  return {
    title: 'Assess Evidence',
    view: evidenceView,
    async submit(draft) {
      const assessment = assessmentIn(draft, world.clock.today());
      if (!assessment) return null;
      const { ref, level, uri } = await save(world, root, { ...assessment, ref: refKey(assessment.ref) });
      return { said: `${ref} is assessed: ${level}.`, uri: vscode.Uri.parse(uri) };
    },
  };
}

async function save(world: EvidenceWorld, root: vscode.Uri, assessment: Assessment): Promise<Assessed> {
  const library = await world.libraries.of(root);
  const store = workspaceStore(root);
  const path = library.byRef.get(assessment.ref)?.path ?? pathOf(store, assessment.ref);
  const saved = await saveAssessment(store, path, assessment);
  if ('refused' in saved) throw new UserError(saved.refused);
  const uri = vscode.Uri.joinPath(root, saved.path);
  world.libraries.forget(uri);
  return { ref: assessment.ref, level: gradeOf(assessment).level, uri: uri.toString() };
}

/** A DOI, a link, a file, or nothing: then all of it is typed. */
async function askSource(): Promise<Draft | undefined> {
  const typed = await vscode.window.showInputBox({
    title: 'Assess Evidence (GRADE)',
    prompt: 'The DOI, link or file of the source; leave it empty to type what it is.',
    placeHolder: '10.1145/3297858.3304013',
    ignoreFocusOut: true,
    validateInput: value => (value.length > 2000 ? 'At most 2,000 characters.' : null),
  });
  return typed === undefined ? undefined : foundAt(typed);
}
