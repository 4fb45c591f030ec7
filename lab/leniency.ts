/**
 * How many times a bar a recovery may take. 1 where the lab is run by itself; more where it is a step among others,
 * which is to tell what is broken and not how fast a machine is.
 */
export const leniency = Number(process.env['LAB_LENIENCY'] ?? 1);
