/** Builders of processes, applications and sessions for the tests of every package. */
package gunitop.testkit;
