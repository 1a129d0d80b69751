/**
 * Ties the rooms of {@code ui} together: a message's way into them ({@code Update}), the picture
 * out of them ({@code Rendering}).
 *
 * <p>May import the core and all rooms of {@code ui} but {@code ui.terminal}.
 */
package gunitop.ui.program;
