import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import type { QueryNeed } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureState } from '../../ui/failure-state';
import { Skeleton } from '../../ui/skeleton';
import { EXAMPLES } from './monitoring.queries';
import { startFrom } from './new-query';

const NEEDS: readonly QueryNeed[] = ['NAME', 'THEME', 'INCIDENT'];

/** Examples per need, made with the name and the places of the council itself. */
export function ExampleList({ tenantId, manages }: { tenantId: string; manages: boolean }) {
  const { t } = useTranslation('monitoring');
  const { data, failed, again } = useAnswer(tenantId, EXAMPLES, {}, []);
  if (failed) return <FailureState failed={failed} again={again} />;
  if (!data) return <Skeleton kind="page" />;
  return NEEDS.map((need) => {
    const here = data.queryExamples.filter((one) => one.need === need);
    if (here.length === 0) return null;
    return (
      <section key={need} aria-labelledby={`h-${need}`} className="stack">
        <h2 id={`h-${need}`}>{t(`need.${need}`)}</h2>
        <ul className="card items">
          {here.map((example) => (
            <li key={example.name} data-testid="query-example">
              <div className="grow">
                <h3 className="h3">{example.name}</h3>
                <p>
                  <code>{example.text}</code>
                </p>
              </div>
              {manages ? (
                <div className="acts">
                  <ActionButton
                    size="small"
                    onClick={() => startFrom(tenantId, { name: example.name, text: example.text })}
                  >
                    <span>{t('needStart')}</span>
                    <span className="sr"> {example.name}</span>
                  </ActionButton>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
