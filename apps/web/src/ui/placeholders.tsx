const PLACEHOLDER = /\{\{\s*([\p{L}_][\p{L}\p{N}_.]*)\s*\}\}/gu;

/** A text of which the variables stand out by their name. */
export function Placeholders({ text }: { text: string }) {
  const parts = text.split(PLACEHOLDER);
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      <mark key={index} className="var">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
