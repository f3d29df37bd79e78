/** The scopes Hunch asks for, as manifest.yml lists them; docs/install.md gives each its reason. */
export const BOT_SCOPES = [
  'commands',
  'chat:write',
  'im:write',
  'im:history',
  'users:read',
  'files:write',
  'channels:read',
  'groups:read',
] as const;
