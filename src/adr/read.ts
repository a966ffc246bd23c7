import { matricesOf } from './matrix/read';
import type { Ends } from './matrix/sentences';
import type {
  Citation,
  CriterionSource,
  Diagram,
  Dialect,
  Link,
  People,
  Range,
  ReadDate,
  ReadMatrix,
  ReadOption,
  ReadStatus,
  Section,
  Sourced,
  Trigger,
} from './model';
import { chosenOf } from './read/chosen';
import { dateOf } from './read/dates';
import { dialectOf } from './read/dialect';
import { fieldsOf } from './read/fields';
import { linksOf } from './read/links';
import { citationsOf, confidenceOf, criterionSourcesOf, diagramsOf } from './read/marks';
import { numberOf } from './read/number';
import { optionsOf } from './read/options';
import { peopleOf } from './read/people';
import { sectionsOf } from './read/sections';
import { statusOf } from './read/status';
import { rawTitleOf, titleOf } from './read/title';
import { triggersOf } from './read/triggers';
import { type Document, parseDocument } from './text/document';
import type { FrontMatter } from './text/front';
import { lazy } from './text/lazy';
import { tablesOf } from './text/table';
import { indexOfName } from './words/names';

export interface ReadOptions {
  /** Where the file lies: its name may hold the number, and its ending says AsciiDoc. */
  readonly path?: string;
  /** The scale to assume for a matrix whose record states none. */
  readonly scale?: Ends;
}

/** A decision record as read; each part is found when it is first asked for. */
export interface AdrRecord {
  readonly text: string;
  readonly path: string | null;
  readonly document: Document;
  readonly front: FrontMatter | null;
  readonly dialect: Dialect;
  readonly title: Sourced<string> | null;
  /** The title as written, with its number. */
  readonly heading: Range | null;
  readonly number: Sourced<string> | null;
  readonly date: ReadDate | null;
  readonly people: People;
  readonly status: ReadStatus | null;
  readonly sections: readonly Section[];
  readonly options: readonly ReadOption[];
  readonly chosen: Sourced<string> | null;
  readonly matrices: readonly ReadMatrix[];
  readonly confidence: Sourced<string> | null;
  readonly criterionSources: readonly CriterionSource[];
  readonly triggers: readonly Trigger[];
  readonly citations: readonly Citation[];
  readonly links: readonly Link[];
  readonly diagrams: readonly Diagram[];
}

/** An option may be introduced only by being scored: the chosen one has no heading among the alternatives. */
function withScored(found: readonly ReadOption[], matrices: readonly ReadMatrix[]): readonly ReadOption[] {
  const options = [...found];
  for (const { matrix, options: places } of matrices) {
    for (const [index, { name }] of matrix.options.entries()) {
      const range = places[index]?.name;
      if (
        range &&
        indexOfName(
          options.map(option => option.name),
          name,
        ) < 0
      )
        options.push({ name, range, pros: [], cons: [], neutral: [] });
    }
  }
  return options;
}

/** Reads a record of any dialect. Nothing in a text makes it throw. */
export function read(text: string, options: ReadOptions = {}): AdrRecord {
  const path = options.path ?? null;
  const document = lazy(() => parseDocument(text, path));
  const fields = lazy(() => fieldsOf(document()));
  const sections = lazy(() => sectionsOf(document()));
  const raw = lazy(() => rawTitleOf(document(), fields()));
  const tables = lazy(() => tablesOf(document()));
  const found = lazy(() => optionsOf(document(), sections()));
  const matrices = lazy(() =>
    matricesOf({
      document: document(),
      tables: tables(),
      sections: sections(),
      options: found,
      scale: options.scale ?? null,
    }),
  );
  const parts = {
    dialect: lazy(() => dialectOf(document(), sections(), path)),
    title: lazy(() => titleOf(raw())),
    number: lazy(() => numberOf(fields(), raw(), path)),
    date: lazy(() => dateOf(document(), fields(), sections())),
    people: lazy(() => peopleOf(fields())),
    status: lazy(() => statusOf(document(), fields(), sections())),
    chosen: lazy(() => chosenOf(document(), sections(), found())),
    matrices: lazy(() =>
      matricesOf({
        document: document(),
        tables: tables(),
        sections: sections(),
        options: found,
        scale: options.scale ?? null,
      }),
    ),
    options: lazy(() => withScored(found(), matrices())),
    confidence: lazy(() => confidenceOf(document())),
    criterionSources: lazy(() => criterionSourcesOf(tables())),
    triggers: lazy(() => triggersOf(document(), sections())),
    citations: lazy(() => citationsOf(document())),
    links: lazy(() => linksOf(document(), fields(), sections())),
    diagrams: lazy(() => diagramsOf(document(), sections())),
  };
  return {
    text,
    path,
    get document() {
      return document();
    },
    get front() {
      return document().front;
    },
    get dialect() {
      return parts.dialect();
    },
    get title() {
      return parts.title();
    },
    get heading() {
      return raw()?.range ?? null;
    },
    get number() {
      return parts.number();
    },
    get date() {
      return parts.date();
    },
    get people() {
      return parts.people();
    },
    get status() {
      return parts.status();
    },
    get sections() {
      return sections();
    },
    get options() {
      return parts.options();
    },
    get chosen() {
      return parts.chosen();
    },
    get matrices() {
      return matrices();
    },
    get confidence() {
      return parts.confidence();
    },
    get criterionSources() {
      return parts.criterionSources();
    },
    get triggers() {
      return parts.triggers();
    },
    get citations() {
      return parts.citations();
    },
    get links() {
      return parts.links();
    },
    get diagrams() {
      return parts.diagrams();
    },
  };
}
