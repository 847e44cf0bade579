/** claim-holder.ts FOLDER NAME: takes a claim, prints "held" and keeps it until it is killed. */
import { systemClock } from '../../src/common/clock.ts';
import { Claims } from '../../src/journal/claims.ts';

const [folder = '', name = ''] = process.argv.slice(2);
const claim = await new Claims(folder, systemClock).tryTake(name);
console.log(claim === undefined ? 'refused' : 'held');
if (claim !== undefined) setInterval(() => claim, 1000);
