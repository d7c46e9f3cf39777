// Runs inside the report's webview: tells the extension what was clicked, and moves along the steps by keys.
(() => {
  const vscode = acquireVsCodeApi();
  const rows = [...document.querySelectorAll('.schedule tr[tabindex]')];

  function goTo(element) {
    const line = element.closest('[data-line]')?.getAttribute('data-line');
    if (line) vscode.postMessage({ kind: 'line', line: Number(line) });
  }

  document.addEventListener('click', (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    const action = target.getAttribute('data-action');
    const section = target.closest('section');
    if (action === 'axes' && section) {
      for (const figure of section.querySelectorAll('figure')) figure.hidden = !figure.hidden;
    } else if (action === 'export' && section) {
      const shown = [...section.querySelectorAll('figure')].find((figure) => !figure.hidden);
      vscode.postMessage({ kind: 'export', svg: shown?.innerHTML ?? '' });
    } else if (action) {
      vscode.postMessage({ kind: action });
    } else if (target.closest('[data-line]')) {
      event.preventDefault();
      goTo(target);
    }
  });

  document.addEventListener('keydown', (event) => {
    const at = rows.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && rows.length > 0) {
      event.preventDefault();
      const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
      next.focus();
      goTo(next);
    } else if (event.key === 'Enter' && at !== -1) {
      goTo(rows[at]);
    }
  });
})();
