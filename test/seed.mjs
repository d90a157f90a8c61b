// Property tests draw the same inputs at every run, so that one fails for what was changed and not by chance.
// TERROIR_SEED=N draws others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.TERROIR_SEED ?? 1) });
