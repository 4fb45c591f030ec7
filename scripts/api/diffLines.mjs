const context = 2;

/**
 * What changed from one text to another, line by line: `-` gone, `+` new, and two lines around each change.
 *
 * @param {string} before
 * @param {string} after
 * @returns {string[]}
 */
export function diffLines(before, after) {
  const marked = mark(before.split('\n'), after.split('\n'));
  const near = marked.map((_, index) =>
    marked.slice(Math.max(0, index - context), index + context + 1).some((line) => line[0] !== ' '),
  );
  return marked.flatMap((line, index) => {
    if (near[index]) return [line];
    return near[index - 1] ? ['...'] : [];
  });
}

/**
 * All lines, each with its sign, by the longest common subsequence.
 *
 * @param {readonly string[]} before
 * @param {readonly string[]} after
 * @returns {string[]}
 */
function mark(before, after) {
  // common[i][j]: how many lines the rests from i and from j have in common.
  const common = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  /** @param {number} i @param {number} j */
  const at = (i, j) => common[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const row = /** @type {Uint16Array} */ (common[i]);
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }

  /** @type {string[]} */
  const marked = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      marked.push(`  ${before[i++]}`);
      j++;
    } else if (i < before.length && (j === after.length || at(i + 1, j) >= at(i, j + 1))) marked.push(`- ${before[i++]}`);
    else marked.push(`+ ${after[j++]}`);
  }
  return marked;
}
