package gunitop.app;

/** What a session can ask of a lesson on a simulated host. */
interface Rehearsed {}
