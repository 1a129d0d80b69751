/**
 * Who owns a master, and what that owner does when OLD ends: the chain of processes above the
 * eldest master up to PID 1 or the first process of its PID namespace, and the control group
 * wherever the master stands. The verdict is a {@link gunitop.gunicorn.Supervisor}, part of each
 * application; {@link gunitop.ownership.Ownership} reaches it. A third master, which an owner
 * starts beside the one that serves, is told here too. May import {@code process} and {@code
 * gunicorn}.
 */
package gunitop.ownership;
