import { useEffect, useRef } from 'react';

export type KeyAction =
  | 'next'
  | 'previous'
  | 'open'
  | 'reply'
  | 'template'
  | 'assign'
  | 'note'
  | 'close'
  | 'snooze'
  | 'search'
  | 'filter'
  | 'undo'
  | 'take-over'
  | 'interpret'
  | 'accept'
  | 'tags'
  | 'promise'
  | 'give'
  | 'select'
  | 'bulk-assign'
  | 'bulk-tag'
  | 'bulk-read'
  | 'bulk-close'
  | 'bulk-clear'
  | 'withdraw'
  | 'line'
  | 'show-abuse'
  | 'help'
  | 'go-desk'
  | 'go-library'
  | 'go-comparison'
  | 'go-licence'
  | 'go-queries'
  | 'go-triage'
  | 'go-approvals'
  | 'go-stops'
  | 'go-settings';

const SINGLE: Readonly<Record<string, KeyAction>> = {
  j: 'next',
  k: 'previous',
  Enter: 'open',
  r: 'reply',
  t: 'template',
  a: 'assign',
  n: 'note',
  e: 'close',
  s: 'snooze',
  '/': 'search',
  f: 'filter',
  z: 'undo',
  o: 'take-over',
  d: 'interpret',
  v: 'accept',
  m: 'tags',
  p: 'promise',
  h: 'give',
  x: 'select',
  A: 'bulk-assign',
  M: 'bulk-tag',
  I: 'bulk-read',
  E: 'bulk-close',
  X: 'bulk-clear',
  u: 'withdraw',
  l: 'line',
  b: 'show-abuse',
  '?': 'help',
};
const AFTER_G: Readonly<Record<string, KeyAction>> = {
  w: 'go-desk',
  b: 'go-library',
  v: 'go-comparison',
  l: 'go-licence',
  z: 'go-queries',
  t: 'go-triage',
  a: 'go-approvals',
  s: 'go-stops',
  i: 'go-settings',
};

/** What the help screen lists: each action with its keys. */
export const KEY_LIST: readonly (readonly [KeyAction, readonly string[]])[] = [
  ...Object.entries(SINGLE).map(([key, action]) => [action, [key]] as const),
  ...Object.entries(AFTER_G).map(([key, action]) => [action, ['g', key]] as const),
];

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The press happens in something one types in. */
  typing: boolean;
  /** The press happens on a link or button that has its own Enter. */
  onControl: boolean;
}

/** Which action a press means; `g` waits for its second letter. Single letters never work while typing. */
export function readKey(press: KeyPress, afterG: boolean): { action?: KeyAction; afterG: boolean } {
  if (press.typing || press.ctrlKey || press.metaKey || press.altKey) return { afterG: false };
  if (afterG) return { action: AFTER_G[press.key], afterG: false };
  if (press.key === 'g') return { afterG: true };
  if (press.key === 'Enter' && press.onControl) return { afterG: false };
  return { action: SINGLE[press.key], afterG: false };
}

function describe(event: KeyboardEvent): KeyPress {
  const on = event.target instanceof HTMLElement ? event.target : undefined;
  return {
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    typing: on?.closest('input, textarea, select, [contenteditable="true"], dialog') != null,
    onControl: on?.closest('a, button, summary, [role="tab"]') != null,
  };
}

/** What a key means that is pressed alone; `g` and its second letter mean nothing here. */
export const meaningOf = (event: KeyboardEvent): KeyAction | undefined => readKey(describe(event), false).action;

/** Runs the action of a pressed key; an action without a handler is left to the browser. */
export function useKeys(handlers: Partial<Record<KeyAction, () => void>>): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    let afterG = false;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const read = readKey(describe(event), afterG);
      afterG = read.afterG;
      const run = read.action && latest.current[read.action];
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
