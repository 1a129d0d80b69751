package gunitop.upgrade.table;

import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A step that is sent, and what happens a second later.
 *
 * @param step the step
 * @param title what happens
 * @param moment when it is sent
 * @param owning under which owner
 * @param then what happens
 */
record Story(Step step, String title, Moment moment, Owning owning, Consumer<Scene> then) {

  static List<Story> all() {
    List<Story> all = new ArrayList<>(StoriesOfTheWayOn.ALL);
    all.addAll(StoriesOfTheWayBack.ALL);
    return all;
  }
}
