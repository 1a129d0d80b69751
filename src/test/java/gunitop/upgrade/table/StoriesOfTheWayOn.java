package gunitop.upgrade.table;

import gunitop.upgrade.Step;
import java.util.List;

/** What becomes of a step from OLD to NEW. */
final class StoriesOfTheWayOn {
  static final List<Story> ALL =
      List.of(
          new Story(Step.USR2, "nothing", Moment.ALL_READY, Owning.NOBODY, scene -> {}),
          new Story(
              Step.USR2,
              "OLD's master is stopped",
              Moment.ALL_READY,
              Owning.NOBODY,
              Events::stopOld),
          new Story(
              Step.USR2,
              "OLD dies",
              Moment.ALL_READY,
              Owning.NOBODY,
              scene -> scene.end(101, 102, 103, 100)),
          new Story(Step.USR2, "NEW imports", Moment.ALL_READY, Owning.NOBODY, Scene::importing),
          new Story(
              Step.USR2,
              "one of NEW's three workers gets ready",
              Moment.ALL_READY,
              Owning.NOBODY,
              scene -> scene.newMaster().workers(200, 201).boot(200, 202, 203)),
          new Story(
              Step.USR2,
              "NEW comes, and its workers cannot be read",
              Moment.ALL_READY,
              Owning.NOBODY,
              scene ->
                  Events.hide(scene.newMaster().workers(200, 201, 202, 203), 200, 201, 202, 203)),
          new Story(
              Step.USR2,
              "NEW gets ready",
              Moment.ALL_READY,
              Owning.NOBODY,
              scene -> scene.newReady(0)),
          new Story(
              Step.USR2,
              "NEW imports and dies",
              Moment.ALL_READY,
              Owning.NOBODY,
              scene -> scene.importing().end(200)),
          new Story(
              Step.USR2,
              "NEW imports and dies, a worker of OLD too",
              Moment.ALL_READY,
              Owning.NOBODY,
              scene -> scene.importing().end(200, 103)),
          new Story(
              Step.USR2,
              "NEW imports and dies, the socket's path leads nowhere",
              Moment.ALL_READY,
              Owning.NOBODY,
              scene -> Events.losesSocket(scene.importing().end(200))),
          new Story(
              Step.USR2,
              "the child fails before it executes NEW",
              Moment.ALL_READY,
              Owning.NOBODY,
              scene -> scene.host.failedChild(150, 100).owner(Scene.UID, Scene.USER)),
          new Story(
              Step.USR2,
              "the same, and it ends OLD's workers",
              Moment.ALL_READY,
              Owning.NOBODY,
              scene -> {
                scene.host.failedChild(150, 100).owner(Scene.UID, Scene.USER);
                scene.end(101, 102, 103);
              }),
          new Story(
              Step.USR2,
              "the same, and OLD has replaced them",
              Moment.ALL_READY,
              Owning.NOBODY,
              scene -> {
                scene.host.failedChild(150, 100).owner(Scene.UID, Scene.USER);
                scene.end(101, 102, 103).workers(100, 104, 105, 106);
              }),
          new Story(Step.WINCH, "nothing", Moment.READY, Owning.NOBODY, scene -> {}),
          new Story(
              Step.WINCH,
              "each worker serves a request",
              Moment.READY,
              Owning.NOBODY,
              Events::busy),
          new Story(
              Step.WINCH,
              "one worker leaves",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(101)),
          new Story(
              Step.WINCH,
              "all workers leave",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(101, 102, 103)),
          new Story(
              Step.WINCH,
              "OLD dies",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(101, 102, 103, 100)),
          new Story(Step.DRAIN, "nothing", Moment.READY, Owning.NOBODY, scene -> {}),
          new Story(
              Step.DRAIN,
              "each worker serves a request",
              Moment.READY,
              Owning.NOBODY,
              Events::busy),
          new Story(
              Step.DRAIN,
              "one worker leaves",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(101)),
          new Story(
              Step.DRAIN,
              "two workers leave",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(101, 102)),
          new Story(
              Step.DRAIN,
              "OLD dies",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(101, 102, 103, 100)),
          new Story(Step.TERM, "nothing", Moment.READY, Owning.NOBODY, scene -> {}),
          new Story(
              Step.TERM,
              "OLD closes its listeners",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.closes(100)),
          new Story(
              Step.TERM,
              "the same, and one worker leaves",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.closes(100).end(101)),
          new Story(
              Step.TERM,
              "the same, and all workers leave",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.closes(100).end(101, 102, 103)),
          new Story(
              Step.TERM,
              "OLD goes, NEW is promoted",
              Moment.READY,
              Owning.NOBODY,
              Events::promoted),
          new Story(
              Step.TERM,
              "OLD goes",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(101, 102, 103, 100)),
          new Story(
              Step.TERM,
              "OLD and NEW go",
              Moment.READY,
              Owning.NOBODY,
              scene -> scene.end(101, 102, 103, 100, 201, 202, 203, 200)),
          new Story(
              Step.TERM,
              "OLD goes, NEW loses its workers",
              Moment.READY,
              Owning.NOBODY,
              scene -> Events.promoted(scene.end(201, 202, 203))),
          new Story(
              Step.TERM,
              "OLD goes, NEW cannot be read",
              Moment.READY,
              Owning.NOBODY,
              scene -> {
                Events.promoted(scene);
                Events.hide(scene, 200, 201, 202, 203);
              }),
          new Story(
              Step.TERM,
              "OLD goes, the socket's path leads nowhere",
              Moment.READY,
              Owning.NOBODY,
              scene -> {
                Events.promoted(scene);
                Events.losesSocket(scene);
              }));

  private StoriesOfTheWayOn() {}
}
