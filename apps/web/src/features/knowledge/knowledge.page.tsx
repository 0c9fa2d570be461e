import '../../ui/page.css';
import '../../ui/list-rows.css';
import './knowledge-words';
import './knowledge.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { countOnRail } from '../../app/rail-counts';
import { go } from '../../app/router';
import { hasRole, useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { FailureState } from '../../ui/failure-state';
import { Skeleton } from '../../ui/skeleton';
import { ArticleView } from './article-view';
import { neighbourIn, questionIn } from './knowledge-address';
import { KnowledgeList } from './knowledge-list';
import { KnowledgeStart } from './knowledge-start';
import { ARTICLE, KNOWLEDGE } from './knowledge.queries';
import { NewArticle } from './new-article';
import { QuestionView } from './question-view';
import { TodoList } from './todo-list';

const ArticleEditor = lazy(() => import('./article-editor').then((found) => ({ default: found.ArticleEditor })));
const NeighbourArticle = lazy(() => import('./neighbour-article'));
const NeighbourArticles = lazy(() => import('./neighbour-articles'));
const ImportPage = lazy(() => import('./import-page').then((found) => ({ default: found.ImportPage })));

const [NEW, TODO, SETS, NEIGHBOURS] = ['nieuw', 'reacties', 'vragensets', 'buren'];

export default function KnowledgePage({ rest }: { rest: string | undefined }) {
  const { focus } = useSession();
  const tenantId = focus.tenant.id;
  const { data, failed, again } = useAnswer(tenantId, KNOWLEDGE, {}, ['TEMPLATE']);
  const mayWrite = hasRole(focus, ['AGENT', 'APPROVER', 'COORDINATOR', 'SPOKESPERSON']);
  const mayLead = hasRole(focus, ['COORDINATOR', 'TENANT_ADMIN']);
  useEffect(() => countOnRail('kennis', data?.staffNews.length ?? 0), [data]);
  const question = rest ? questionIn(rest) : undefined;
  const neighbour = rest ? neighbourIn(rest) : undefined;
  const selected = question ?? neighbour ?? rest;
  const saved = (id: string) => {
    again();
    go(id ? `/kennis/${id}` : '/kennis', { replace: true });
  };
  return (
    <div className="lib kn">
      <KnowledgeList data={data} tenantId={tenantId} selected={selected} mayWrite={mayWrite} mayLead={mayLead} />
      <main className="page" id="inhoud" tabIndex={-1}>
        <Suspense fallback={<Skeleton kind="page" />}>
          {failed ? <FailureState failed={failed} again={again} /> : null}
          {!data && !failed ? <Skeleton kind="page" /> : null}
          {!data ? null : rest === undefined ? (
            <KnowledgeStart data={data} />
          ) : rest === TODO ? (
            <TodoList data={data} tenantId={tenantId} onChanged={again} />
          ) : rest === SETS ? (
            <ImportPage sets={data.questionSets} tenantId={tenantId} onChanged={again} />
          ) : rest === NEW ? (
            <NewArticle key={`${NEW} ${tenantId}`} {...{ tenantId, mayLead }} onSaved={saved} />
          ) : rest === NEIGHBOURS ? (
            <NeighbourArticles tenantId={tenantId} />
          ) : neighbour ? (
            <NeighbourArticle key={neighbour} id={neighbour} {...{ tenantId, mayWrite, mayLead }} />
          ) : question ? (
            <QuestionView key={question} id={question} tenantId={tenantId} />
          ) : (
            <OneArticle key={rest} id={rest} {...{ tenantId, mayWrite, mayLead }} onSaved={saved} />
          )}
        </Suspense>
      </main>
    </div>
  );
}

interface OneProps {
  id: string;
  tenantId: string;
  mayWrite: boolean;
  mayLead: boolean;
  onSaved: (id: string) => void;
}

function OneArticle({ id, tenantId, mayWrite, mayLead, onSaved }: OneProps) {
  const [editing, setEditing] = useState(false);
  const { data, failed, again } = useAnswer(tenantId, ARTICLE, { articleId: id }, editing ? [] : ['TEMPLATE']);
  if (failed && !data) return <FailureState failed={failed} again={again} />;
  if (!data) return <Skeleton kind="page" />;
  const mayEdit = data.article.kind === 'ARTICLE' ? mayWrite : mayLead;
  if (editing)
    return (
      <ArticleEditor
        article={data.article}
        {...{ tenantId, mayLead }}
        onSaved={(saved) => {
          setEditing(false);
          again();
          onSaved(saved);
        }}
        onCancel={() => setEditing(false)}
      />
    );
  return (
    <ArticleView
      article={data.article}
      count={data.knowledgeFeedbackCount}
      {...{ tenantId, mayEdit, mayLead }}
      onEdit={() => setEditing(true)}
      onChanged={again}
    />
  );
}
