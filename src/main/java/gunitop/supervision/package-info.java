/**
 * What the owners of masters are asked and told, by programs that are called: {@code OwnerPrograms}
 * is one kind of owner, {@code LiveOwners} all that this host has. Each kind has a room below.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership}, {@code kernel} and {@code
 * trust}.
 */
package gunitop.supervision;
