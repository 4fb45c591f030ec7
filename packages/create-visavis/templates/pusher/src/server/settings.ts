import { readPusherSettings, type Environment, type PusherSettings } from '@visavis/server';

/**
 * How this server and its pages reach Pusher. Read at run time, so that one build serves every environment.
 *
 * @throws Error that names the variables which are not set, or set to something that can't work
 */
export function pusherSettings(env: Environment): PusherSettings {
  const { settings, missing, invalid } = readPusherSettings(env);
  if (!settings) throw new Error(`Set ${[...missing, ...invalid].join(', ')}: see .env.example.`);
  return settings;
}
