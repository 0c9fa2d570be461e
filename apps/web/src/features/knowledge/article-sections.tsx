import { TextDiff } from '../../ui/sharing/text-diff';

interface Section {
  readonly heading: string;
  readonly text: string;
}

/** The parts of an article as one reads them; beside another version with what went and what came. */
export function ArticleSections({ sections, before }: { sections: readonly Section[]; before?: readonly Section[] }) {
  return sections.map(({ heading, text }, at) => {
    const old = before ? (before[at] ?? { heading: '', text: '' }) : undefined;
    return (
      <section key={at}>
        {heading ? <h3>{old ? <TextDiff before={old.heading} after={heading} /> : heading}</h3> : null}
        <p className="kn-text">{old ? <TextDiff before={old.text} after={text} /> : text}</p>
      </section>
    );
  });
}
