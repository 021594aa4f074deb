// The bare clients of all doors in one process.
await import('./bare-page.ts');
await import('./bare-discord.ts');
await import('./bare-slack.ts');
