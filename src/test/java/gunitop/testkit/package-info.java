/**
 * Builders of processes, applications and sessions, and the output of child programs, for the tests
 * of every package.
 */
package gunitop.testkit;
