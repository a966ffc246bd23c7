/** The eleven sections of a document, in their order. */
export const sectionTitles = [
  'Architecture Overview',
  'Components',
  'Technology Stack',
  'Data Model',
  'API Design',
  'Security Architecture',
  'Deployment Architecture',
  'Scalability Plan',
  'Risk Analysis',
  'Implementation Roadmap',
  'Architectural Decision Records',
] as const;
export type SectionTitle = (typeof sectionTitles)[number];

export const failureTitle = 'Failure and Rollback';
export const requirementsTitle = 'Requirements';

/** By its headers each table is found again. */
export const headers = {
  context: ['Field', 'What is known', 'From'],
  requirements: ['Id', 'Requirement', 'Kind', 'From', 'Addressed in'],
  components: ['Component', 'What it does', 'Built with', 'Meets'],
  technologies: ['Technology', 'Version', 'For', 'Why'],
  entities: ['Entity', 'Fields', 'Kept in', 'Meets'],
  events: ['Event', 'Topic', 'From', 'To', 'Recognised again by'],
  saga: ['Step', 'Component', 'Compensation'],
  endpoints: ['Operation', 'What it does', 'Meets'],
  measures: ['Area', 'Measure', 'Meets'],
  signals: ['Metric', 'Target', 'Alert', 'Meets'],
  scaling: ['Load', 'How it is carried', 'Until', 'Meets'],
  risks: ['Risk', 'Impact', 'Mitigation'],
  failures: ['What fails', 'Noticed by', 'What happens', 'Way back'],
  phases: ['Phase', 'When', 'Work', 'Done when', 'Way back', 'Meets'],
  decisions: ['Choice', 'Decision', 'Confidence', 'Record'],
} as const;
