import { spawn } from 'node:child_process';

// The shell reads our notes until the pipe closes, which also happens when we are killed with -9.
const script = `
pids=''; folders=''
while read -r what value; do
  case "$what" in
    end) pids="$value $pids" ;;
    forget) new=''; for p in $pids; do [ "$p" = "$value" ] || new="$new $p"; done; pids="$new" ;;
    remove) folders="$value
$folders" ;;
    done) exit 0 ;;
  esac
done
for p in $pids; do kill -INT "$p" 2>/dev/null; done
n=0
while [ $n -lt 100 ]; do
  left=''; for p in $pids; do kill -0 "$p" 2>/dev/null && left=yes; done
  [ -z "$left" ] && break
  n=$((n + 1)); sleep 0.1
done
for p in $pids; do kill -KILL "$p" 2>/dev/null; done
printf '%s' "$folders" | while IFS= read -r f; do [ -n "$f" ] && rm -rf -- "$f"; done
`;

/**
 * Starts a small shell in a session of its own that ends our children and removes our temporary folders
 * when this process is gone without having said goodbye.
 */
export function createKeeper() {
  const shell = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
  shell.stdin.on('error', () => {});
  shell.unref();
  shell.stdin.unref?.();
  const note = (line) => shell.stdin.write(`${line}\n`);
  return {
    /** This process is ended (INT, then KILL after ten seconds) when we are gone. */
    end: (pid) => note(`end ${pid}`),
    /** This process ended by itself; its number may be reused. */
    forget: (pid) => note(`forget ${pid}`),
    /** This folder is removed when we are gone. */
    remove: (folder) => note(`remove ${folder}`),
    /** Everything was stopped in order; the shell leaves without doing anything. */
    close: () => note('done'),
  };
}
