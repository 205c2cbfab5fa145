/** Where a failed requirement is told about. */
export function failureAnchor(requirementId: string | null): string {
  return `failure-${identifier(requirementId ?? 'other')}`;
}

/** Where a scenario stands in the list of all. */
export function scenarioAnchor(scenarioId: string): string {
  return `scenario-${identifier(scenarioId)}`;
}

/** Where a requirement stands in the list of all. */
export function requirementAnchor(requirementId: string): string {
  return `requirement-${identifier(requirementId)}`;
}

/** Where a catalogue that is scored apart is told about. */
export function apartAnchor(rfc: string): string {
  return `apart-${identifier(rfc)}`;
}

/** Different texts give different identifiers, each made of letters, digits, hyphens and underscores. */
function identifier(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/g, (character) =>
    character === '/' ? '__' : `_${character.charCodeAt(0).toString(16)}_`,
  );
}
