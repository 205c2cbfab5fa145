/** Servers side by side. */
export const COMPARISON: string = `
.comparison .summary { grid-template-columns: minmax(0, 1fr); border-color: var(--link); }
.comparison .wide { margin-bottom: 1.5rem; }
.comparison caption { color: var(--ink); font-size: 1rem; font-weight: 600; }
.comparison tbody th { font-weight: 400; min-width: 18rem; max-width: 34rem; }
.comparison tbody th code { color: var(--muted); }
.comparison td { min-width: 8rem; }
`;
