import Mocha from 'mocha';
import { leaveOnSignals } from './machine/processes.ts';
leaveOnSignals();
const mocha = new Mocha({ reporter: 'spec', timeout: 20_000 });
mocha.addFile(`${process.cwd()}/test/ui/${process.argv[2]}`);
mocha.loadFilesAsync().then(() => mocha.run((n) => { process.exitCode = n; }));
