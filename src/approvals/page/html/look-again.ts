/**
 * Runs in the browser: shows the page anew when there is something else to show, and says when the program behind it
 * has ended.
 */
export const LOOK_AGAIN = `
const watch = document.getElementById('watch');
const { path, version } = watch.dataset;
const look = async () => {
  const answer = await fetch(path).catch(() => undefined);
  watch.textContent = answer === undefined ? 'The program that asked has ended. Nothing can be answered here.' : '';
  if (answer?.ok && (await answer.text()) !== version) location.reload();
  else setTimeout(look, 2000);
};
setTimeout(look, 2000);
`;
