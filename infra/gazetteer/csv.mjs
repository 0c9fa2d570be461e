/** @returns {Record<string, string>[]} the rows of a CSV text by the names of its first line. */
export function readCsv(text) {
  const [names, ...rows] = [...records(text)];
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}

function* records(text) {
  let [row, field, quoted] = [[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '"' && text[at + 1] === '"') field += text[++at];
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ',') [row, field] = [[...row, field], ''];
    else if (!quoted && sign === '\n') {
      yield [...row, field.replace(/\r$/, '')];
      [row, field] = [[], ''];
    } else field += sign;
  }
  if (field || row.length) yield [...row, field];
}
