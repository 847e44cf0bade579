/**
 * Runs in the browser: shows the page anew when there is something else to show, and says when the program behind it
 * has ended. Then it looks no more: whoever listens at this address from now on is somebody else, whose page is not to
 * take the place of this one. Who answers proves to be the same by the word that a version begins with.
 */
export const LOOK_AGAIN = `
const watch = document.getElementById('watch');
const { path, version } = watch.dataset;
const [program] = version.split(' ');
const look = async () => {
  const answer = await fetch(path).catch(() => undefined);
  const said = answer?.ok ? await answer.text().catch(() => '') : '';
  if (said.split(' ')[0] !== program) {
    watch.textContent = 'The program that asked has ended. Close this page: nothing can be answered here.';
    return;
  }
  if (said === version) setTimeout(look, 2000);
  else location.reload();
};
setTimeout(look, 2000);
`;
