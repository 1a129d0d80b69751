package gunitop.upgrade.table;

import gunitop.process.RunState;
import gunitop.upgrade.Step;
import java.util.List;

/** What becomes of a call to an owner, of a handover and of a revert. */
final class StoriesOfTheWayBack {
  static final List<Story> ALL =
      List.of(
          new Story(Step.TERM, "OLD and NEW go", Moment.READY, Owning.SUPERVISORD, Events::bothGo),
          new Story(Step.TERM, "OLD and NEW go", Moment.READY, Owning.UNIT_NOTIFY, Events::bothGo),
          new Story(Step.TERM, "OLD and NEW go", Moment.READY, Owning.UNIT_OF_USER, Events::bothGo),
          new Story(Step.TERM, "OLD and NEW go", Moment.READY, Owning.CONTAINER, Events::bothGo),
          new Story(Step.TERM, "OLD and NEW go", Moment.READY, Owning.RUNIT, Events::bothGo),
          new Story(
              Step.TERM,
              "OLD goes, NEW is promoted",
              Moment.READY,
              Owning.SUPERVISORD,
              Events::promoted),
          new Story(
              Step.TERM,
              "the same, and supervisord says STOPPED",
              Moment.READY,
              Owning.SUPERVISORD,
              scene -> {
                Events.promoted(scene);
                Events.says(scene, "STOPPED", 0);
              }),
          new Story(Step.TERM, "nothing", Moment.READY, Owning.SUPERVISORD, scene -> {}),
          new Story(
              Step.TERM,
              "OLD goes, NEW is promoted",
              Moment.READY,
              Owning.SUPERVISORD_GROUP,
              Events::promoted),
          new Story(
              Step.TERM,
              "the same, and a third master comes",
              Moment.READY,
              Owning.SUPERVISORD_GROUP,
              scene -> {
                Events.promoted(scene);
                Owning.third(scene.host);
              }),
          new Story(
              Step.TERM, "OLD goes, NEW is promoted", Moment.READY, Owning.LOOP, Events::promoted),
          new Story(Step.HANDOVER, "nothing", Moment.READY, Owning.UNIT_NOTIFY, scene -> {}),
          new Story(
              Step.HANDOVER,
              "systemd names NEW",
              Moment.READY,
              Owning.UNIT_NOTIFY,
              scene -> scene.hears(Owning.UNIT_HANDED.facts(scene.host))),
          new Story(
              Step.HANDOVER,
              "NEW dies",
              Moment.READY,
              Owning.UNIT_NOTIFY,
              scene -> scene.end(201, 202, 203, 200)),
          new Story(
              Step.HANDOVER, "nothing", Moment.ALL_READY, Owning.SUPERVISORD_RETRIES, s -> {}),
          new Story(
              Step.HANDOVER,
              "the serving master goes",
              Moment.ALL_READY,
              Owning.SUPERVISORD_RETRIES,
              scene -> scene.end(101, 102, 103, 100)),
          new Story(
              Step.HANDOVER,
              "the same, and the third one serves",
              Moment.ALL_READY,
              Owning.SUPERVISORD_RETRIES,
              scene -> Events.binds(scene.end(101, 102, 103, 100))),
          new Story(
              Step.HANDOVER,
              "the same, and supervisord says RUNNING",
              Moment.ALL_READY,
              Owning.SUPERVISORD_RETRIES,
              scene -> {
                Events.binds(scene.end(101, 102, 103, 100));
                Events.says(scene, "RUNNING", 300);
              }),
          new Story(
              Step.HANDOVER,
              "the third one serves, and the other stays",
              Moment.ALL_READY,
              Owning.SUPERVISORD_RETRIES,
              scene -> {
                Events.binds(scene.closes(100));
                Events.says(scene, "RUNNING", 300);
              }),
          new Story(Step.REVERT, "nothing", Moment.READY, Owning.NOBODY, scene -> {}),
          new Story(
              Step.REVERT,
              "NEW closes its listeners",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.closes(200)),
          new Story(
              Step.REVERT,
              "NEW goes",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(201, 202, 203, 200)),
          new Story(
              Step.REVERT,
              "NEW goes, OLD's workers are stopped",
              Moment.READY,
              Owning.NOBODY,
              scene -> {
                scene.end(201, 202, 203, 200);
                scene.each(List.of(101, 102, 103), one -> one.state(RunState.STOPPED));
              }),
          new Story(
              Step.REVERT,
              "OLD dies",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(101, 102, 103, 100)),
          new Story(
              Step.REVERT,
              "OLD and NEW die",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(101, 102, 103, 100, 201, 202, 203, 200)),
          new Story(Step.REVERT, "nothing", Moment.DRAINED, Owning.NOBODY, scene -> {}),
          new Story(
              Step.REVERT,
              "one worker gets ready",
              Moment.DRAINED,
              Owning.NOBODY,
              scene -> scene.workers(100, 104)),
          new Story(
              Step.REVERT,
              "all three workers get ready",
              Moment.DRAINED,
              Owning.NOBODY,
              scene -> scene.workers(100, 104, 105, 106)),
          new Story(
              Step.REVERT, "OLD dies", Moment.DRAINED, Owning.NOBODY, scene -> scene.end(100)),
          new Story(
              Step.REVERT,
              "OLD and NEW die",
              Moment.DRAINED,
              Owning.NOBODY,
              scene -> scene.end(100, 201, 202, 203, 200)),
          new Story(
              Step.REVERT,
              "all three workers get ready",
              Moment.DRAINED_ALONE,
              Owning.NOBODY,
              scene -> scene.workers(100, 104, 105, 106)),
          new Story(Step.REVERT, "nothing", Moment.STRAY, Owning.NOBODY, scene -> {}),
          new Story(
              Step.REVERT, "the worker goes", Moment.STRAY, Owning.NOBODY, scene -> scene.end(203)),
          new Story(Step.REVERT, "nothing", Moment.READY, Owning.UNIT_HANDED, scene -> {}),
          new Story(
              Step.REVERT,
              "systemd names OLD",
              Moment.READY,
              Owning.UNIT_HANDED,
              scene -> scene.hears(Owning.UNIT_NOTIFY.facts(scene.host))));

  private StoriesOfTheWayBack() {}
}
