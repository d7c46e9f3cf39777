// Runs inside the report's webview: tells the extension what was clicked, and moves along the steps by keys.
(() => {
  const vscode = acquireVsCodeApi();
  const rows = [...document.querySelectorAll('.schedule tr[tabindex]')];

  // One row takes part in the order of the Tab key; the arrows move it.
  function choose(row) {
    for (const each of rows) {
      each.tabIndex = each === row ? 0 : -1;
      if (each === row) each.setAttribute('aria-current', 'step');
      else each.removeAttribute('aria-current');
    }
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
    goTo(row);
  }

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
      const axes = target.getAttribute('data-axes');
      for (const figure of section.querySelectorAll('figure')) figure.hidden = figure.getAttribute('data-axes') !== axes;
      for (const button of section.querySelectorAll('button[data-axes]')) {
        button.setAttribute('aria-pressed', String(button.getAttribute('data-axes') === axes));
      }
    } else if (action === 'heat' && section) {
      const report = [...document.querySelectorAll('section')].indexOf(section);
      vscode.postMessage({ kind: 'heat', report });
    } else if (action === 'export' && section) {
      const shown = section.querySelector('figure:not([hidden]) svg');
      const name = section.getAttribute('data-operation');
      if (shown) vscode.postMessage({ kind: 'export', name, svg: new XMLSerializer().serializeToString(shown) });
    } else if (action) {
      vscode.postMessage({ kind: action });
    } else if (rows.includes(target.closest('tr'))) {
      choose(target.closest('tr'));
    } else if (target.closest('[data-line]')) {
      event.preventDefault();
      goTo(target);
    }
  });

  document.addEventListener('keydown', (event) => {
    if (rows.length === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = rows.indexOf(document.activeElement);
    // From anywhere else the arrows go on where the reader was.
    const current = at === -1 ? rows.findIndex((row) => row.hasAttribute('aria-current')) : at;
    const last = rows.length - 1;
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: last }[event.key] ?? (event.key === 'Enter' ? at : undefined);
    if (next === undefined || next === -1 && event.key === 'Enter') return;
    event.preventDefault();
    choose(rows[Math.min(Math.max(next, 0), last)]);
  });
})();
