/** A tool as the editor offers it; what it does and takes is that of the same tool over MCP. */
export interface EditorTool {
  /** `search_decisions` of MCP is `deliberate_searchDecisions` here. */
  readonly name: string;
  readonly mcp: string;
  readonly displayName: string;
  /** What a person reads in the list of tools. */
  readonly userDescription: string;
  /** `#searchDecisions` in a chat. */
  readonly toolReferenceName: string;
  readonly icon: string;
  readonly tags: readonly string[];
  readonly readOnly: boolean;
  /** What is shown while it works. */
  readonly doing: string;
}

const tags = ['architecture', 'decisions', 'adr'];

export const editorTools: readonly EditorTool[] = [
  {
    name: 'deliberate_searchDecisions',
    mcp: 'search_decisions',
    displayName: 'Search Decisions',
    userDescription: 'Searches the decision records of the workspace',
    toolReferenceName: 'searchDecisions',
    icon: '$(search)',
    tags,
    readOnly: true,
    doing: 'Searching the decision log',
  },
  {
    name: 'deliberate_decisionsThatGovernAFile',
    mcp: 'decisions_that_govern_a_file',
    displayName: 'Decisions That Govern a File',
    userDescription: 'Which decisions bind a file',
    toolReferenceName: 'governingDecisions',
    icon: '$(law)',
    tags,
    readOnly: true,
    doing: 'Looking which decisions govern the file',
  },
  {
    name: 'deliberate_readADecision',
    mcp: 'read_a_decision',
    displayName: 'Read a Decision',
    userDescription: 'Reads one decision record',
    toolReferenceName: 'readDecision',
    icon: '$(book)',
    tags,
    readOnly: true,
    doing: 'Reading a decision',
  },
  {
    name: 'deliberate_scoreAMatrix',
    mcp: 'score_a_matrix',
    displayName: 'Score a Matrix',
    userDescription: 'Computes a weighted decision matrix exactly',
    toolReferenceName: 'scoreMatrix',
    icon: '$(table)',
    tags,
    readOnly: true,
    doing: 'Computing a decision matrix',
  },
  {
    name: 'deliberate_draftADecision',
    mcp: 'draft_a_decision',
    displayName: 'Draft a Decision',
    userDescription: 'Writes a new decision record, always as proposed; you are asked first',
    toolReferenceName: 'draftDecision',
    icon: '$(new-file)',
    tags,
    readOnly: false,
    doing: 'Drafting a decision',
  },
];

/** What every tool takes in the editor and not over MCP, where there is one folder. */
const folderInput = {
  type: 'string',
  minLength: 1,
  maxLength: 1000,
  description: 'Only in a workspace of several folders: the name of the one that is meant.',
} as const;

/** The schema of what a tool takes over MCP, for the editor. */
export function editorSchema(takes: Readonly<Record<string, unknown>>): object {
  const { properties } = takes;
  return { ...takes, properties: { ...(properties as object), folder: folderInput } };
}
