import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { PUBLISH_ARTICLE } from './sharing.queries';

interface Props {
  articleId: string;
  tenantId: string;
  onDone: () => void;
}

/** Offers an article to the neighbours; a colleague agrees before they see it. */
export function PublishButton({ articleId, tenantId, onDone }: Props) {
  const { t } = useTranslation('knowledge');
  const [state, setState] = useState<{ said?: 'shared' | 'asked'; failed?: unknown }>({});
  const publish = () =>
    command(tenantId, PUBLISH_ARTICLE, { articleId, expectedTenantId: tenantId }).then(
      ({ publishArticle }) => {
        setState({ said: publishArticle ? 'shared' : 'asked' });
        onDone();
      },
      (failed: unknown) => setState({ failed }),
    );
  if (state.said)
    return (
      <p className="ok-line" role="status">
        {t(`neighbours.${state.said}`)}
      </p>
    );
  return (
    <div>
      <ActionButton size="small" onClick={() => void publish()} data-testid="publish-article">
        {t('neighbours.publish')}
      </ActionButton>
      <FailureLine failed={state.failed} />
    </div>
  );
}
