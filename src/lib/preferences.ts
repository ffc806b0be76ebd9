/** What a visitor may choose; `auto` leaves the choice to the browser. Without its schema, which is heavy: pages load this. */
export const LANGUAGES = ['auto', 'en', 'ko'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
