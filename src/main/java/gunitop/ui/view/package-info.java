/**
 * Renders the model into a frame: one class a view, pure.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code upgrade}, {@code ui} and {@code
 * ui.frame}; knows no terminal library.
 *
 * <p>A picture is drawn once for each snapshot and each key that changes something ({@code
 * Showing}), into the cells of the last one, with the texts that figures had a second ago ({@code
 * RecentTexts}, {@code CommandLines}, {@code FindingLines}) and the rows whose content is the same
 * ({@code KeptRows}: keys, step line, headings): memory of pure functions, behind them. With ten
 * workers a picture makes 6 KB of garbage on the upgrade screen, and 15 KB on the tree of 200
 * processes, of which 5 are the entries that a walk over an immutable map hands out; each worker
 * more, 70 bytes. Compiled and warm it takes 0.04 ms; once a second, with cold caches, 0.13: what
 * is left is the panes, of which every row has a figure that moves with the clock, the mouse's
 * spots, and the headers' few sentences. {@code bench.PaintingCost} measures it.
 */
package gunitop.ui.view;
