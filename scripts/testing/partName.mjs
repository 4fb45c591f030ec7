/**
 * How a project is called in a summary: by its browser, if Vitest tells it in brackets.
 *
 * @param {string} project such as `stories (firefox)`
 */
export function partName(project) {
  return /\((\w+)\)$/.exec(project)?.[1] ?? project;
}
