/** Below `.aiwg` lie companions, and what a team wrote itself (`.aiwg/requirements`): only the first follow the setting. */
const companions = /^\.aiwg(?=\/(?:research|ralph|reports|working)(?:\/|$))/;

/** Where a companion lies, as the setting has it. */
export function companionPath(path: string, records: string): string {
  return path.replace(companions, records);
}
