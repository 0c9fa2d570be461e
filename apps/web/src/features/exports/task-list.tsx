import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskFailed, command, type Document } from '../../app/ask';
import type { TasksQuery, TaskState } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatDate, formatNumber, formatTime } from '../../ui/format';
import { Icon, type IconName } from '../../ui/icon';
import { CANCEL_TASK, RETRY_TASK, TASK_FILE } from './exports.queries';

type Task = TasksQuery['tasks'][number];

const LOOK: Readonly<Record<TaskState, { pill: string; icon: IconName }>> = {
  WAITING: { pill: 'pill', icon: 'wacht' },
  RUNNING: { pill: 'pill', icon: 'half' },
  DONE: { pill: 'pill is-ok', icon: 'check' },
  FAILED: { pill: 'pill is-bad', icon: 'let' },
  CANCELLED: { pill: 'pill', icon: 'kruis' },
};

interface Props {
  tasks: readonly Task[];
  tenantId: string;
  onChanged: () => void;
}

/** Background work as its person follows it: how far, what to do about it, and the file that came of it. */
export function TaskList({ tasks, tenantId, onChanged }: Props) {
  return (
    <ul className="card items">
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} tenantId={tenantId} onChanged={onChanged} />
      ))}
    </ul>
  );
}

function TaskRow({ task, tenantId, onChanged }: Omit<Props, 'tasks'> & { task: Task }) {
  const { t } = useTranslation('exports');
  const [failed, setFailed] = useState<unknown>();
  const { pill, icon } = LOOK[task.state];
  const open = task.state === 'WAITING' || task.state === 'RUNNING';
  const act = (document: Document<unknown, { id: string }>) => () => {
    setFailed(undefined);
    command(tenantId, document, { id: task.id }).then(onChanged, setFailed);
  };
  const fetchFile = () => {
    setFailed(undefined);
    command(tenantId, TASK_FILE, { id: task.id }).then(({ taskFileAddress }) => {
      // The api answers with an attachment, so this page stays.
      location.assign(taskFileAddress);
    }, setFailed);
  };
  const title = task.file?.name ?? t(`kind.${task.kind}`);
  return (
    <li className="task" data-testid="task-row" data-state={task.state}>
      <div className="grow">
        <h3>{title}</h3>
        <p>
          {t('asked', { date: formatDate(task.requestedAt), time: formatTime(task.requestedAt) })}{' '}
          <Outcome task={task} />
        </p>
        {open ? <Progress task={task} label={title} /> : null}
        <FailureLine failed={failed ?? (task.errorCode ? new AskFailed(task.errorCode, {}, undefined) : undefined)} />
      </div>
      <div className="task-acts">
        <span className={pill} role="status">
          <Icon name={icon} />
          {t(`state.${task.state}`)}
        </span>
        {open ? (
          <ActionButton onClick={act(CANCEL_TASK)}>
            {t('cancel')}
            <span className="sr"> {title}</span>
          </ActionButton>
        ) : null}
        {task.state === 'FAILED' ? (
          <ActionButton onClick={act(RETRY_TASK)}>
            {t('retry')}
            <span className="sr"> {title}</span>
          </ActionButton>
        ) : null}
        {task.file ? (
          <ActionButton kind="primary" onClick={fetchFile}>
            <Icon name="download" />
            {t('fetch')}
            <span className="sr"> {title}</span>
          </ActionButton>
        ) : null}
      </div>
    </li>
  );
}

function Outcome({ task }: { task: Task }) {
  const { t } = useTranslation('exports');
  if (task.state !== 'DONE') return null;
  if (!task.file) return t('gone');
  const { bytes, expiresAt } = task.file;
  const size =
    bytes < 500_000
      ? t('sizeSmall', { size: formatNumber(Math.max(1, bytes / 1_000)) })
      : t('size', { size: (bytes / 1_000_000).toFixed(1).replace('.', ',') });
  return `${t('messages', { count: task.stepsDone })}, ${size}. ${t('until', { date: formatDate(expiresAt) })}`;
}

function Progress({ task, label }: { task: Task; label: string }) {
  const { t } = useTranslation('exports');
  const { stepsDone, stepsTotal } = task;
  if (stepsTotal === null || stepsTotal === undefined) return <p>{t('counting')}</p>;
  const text = t('progress', { done: formatNumber(stepsDone), total: formatNumber(stepsTotal) });
  return (
    <p>
      <progress value={stepsDone} max={Math.max(1, stepsTotal)} aria-label={label}>
        {text}
      </progress>{' '}
      {text}
    </p>
  );
}
