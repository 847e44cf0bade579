/** How the pages look: light or dark as the system is, with its own colours where it forces them. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1b1f23; --soft: #55606b; --ground: #ffffff; --raised: #f4f6f8; --edge: #c9d1d9; --field: #6b7681;
  --warn: #fff4d6; --warn-edge: #b77900; --bad: #fdeaea; --bad-edge: #b3261e;
  --link: #0b5cad; --primary: #12343b; --on-primary: #ffffff; --demo: #7a3e00; --on-demo: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6eaee; --soft: #a4afba; --ground: #16191d; --raised: #20252b; --edge: #3d4650; --field: #8793a0;
    --warn: #33290f; --warn-edge: #d9a53a; --bad: #3b1a1a; --bad-edge: #f08a80;
    --link: #7db7f5; --primary: #8fd0dd; --on-primary: #0b2227; --demo: #ffc078; --on-demo: #2b1600;
  }
}
@media (prefers-contrast: more) {
  :root { --soft: var(--ink); --edge: var(--ink); --field: var(--ink); }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 0 20px 40px; max-width: 60rem;
  color: var(--ink); background: var(--ground);
  font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
a { color: var(--link); }
header { padding: 20px 0 14px; border-bottom: 1px solid var(--edge); }
h1 { margin: 0 0 12px; font-size: 1.4rem; line-height: 1.3; }
h2 { margin: 24px 0 6px; font-size: 1rem; }
h3 { margin: 16px 0 4px; font-size: 0.95rem; }
article { margin-top: 28px; border-top: 2px solid var(--edge); }
dl { display: grid; grid-template-columns: minmax(0, min(38%, 14em)) minmax(0, 1fr); gap: 2px 16px; margin: 0; }
dt, .more, .note, .watch, thead th { color: var(--soft); }
dd { margin: 0; }
.strong { font-weight: 700; color: inherit; }
ul { margin: 0; padding-inline-start: 1.3em; }
li > a:only-child { display: inline-block; padding: 2px 0; }
.questions li { margin: 8px 0; font-size: 1.05rem; }
.first { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 20px; }
.demo { margin: 0 0 12px; padding: 3px 10px; font-weight: 600; color: var(--on-demo); background: var(--demo); }
.warnings { margin-top: 16px; padding: 8px 14px 10px; background: var(--warn); border-inline-start: 4px solid var(--warn-edge); }
.warnings h2, .warnings h3 { margin: 0 0 4px; }
.mistake { margin: 0 0 12px; padding: 8px 14px; font-weight: 600; background: var(--bad); border-inline-start: 4px solid var(--bad-edge); }
.scroll { overflow-x: auto; overflow-wrap: normal; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 4px 12px 4px 0; text-align: start; vertical-align: top; font-weight: normal; border-bottom: 1px solid var(--edge); }
th:not(.amount), td:not(.amount) { min-width: 7.5em; overflow-wrap: anywhere; }
th.amount, td.amount { padding: 4px 0 4px 12px; text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.more { font-size: 0.92em; }
pre { margin: 8px 0; padding: 10px 12px; white-space: pre-wrap; background: var(--raised); }
code, pre { font-family: ui-monospace, monospace; font-size: 0.95em; }
.decision { margin-top: 28px; padding: 4px 18px 14px; background: var(--raised); border: 1px solid var(--edge); }
.decision h2 { margin-top: 12px; }
.yes { margin-bottom: 14px; padding-bottom: 16px; border-bottom: 1px solid var(--edge); }
label { display: block; margin: 10px 0 2px; font-weight: 600; }
input, select { width: 100%; max-width: 24rem; padding: 7px 9px; font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--field); border-radius: 3px; }
button { padding: 7px 16px; font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--field); border-radius: 3px; cursor: pointer; }
.decision button { background: var(--ground); }
button.primary, .decision button.primary { font-weight: 600; color: var(--on-primary); background: var(--primary); border-color: var(--primary); }
form:not(.yes) > input:not([type=hidden]) + button { margin-top: 10px; display: block; }
.note { margin: 6px 0 10px; font-size: 0.9rem; }
.watch:empty { display: none; }
.watch { font-weight: 600; }
@media (width < 480px) {
  body { padding-inline: 14px; }
  dl { grid-template-columns: minmax(0, 1fr); }
  dd { margin-bottom: 5px; }
  .decision { padding-inline: 12px; }
}
@media (forced-colors: active) {
  .warnings, .mistake, .demo { border: 2px solid; }
  .demo { color: CanvasText; background: Canvas; }
  button, .decision button { color: ButtonText; background: ButtonFace; border-color: ButtonText; }
  button.primary, .decision button.primary { color: ButtonText; background: ButtonFace; border: 2px solid ButtonText; }
}
`;
