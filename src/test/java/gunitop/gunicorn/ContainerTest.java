package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Snapshot;
import gunitop.testkit.HostSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerTest {
  private static final String ID =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private final HostSketch host = new HostSketch();

  private Snapshot inContainer(String controlGroup) {
    host.process(50, 1).name("tini").namespacePids(50, 1).controlGroup(controlGroup);
    host.process(60, 50).name("gunicorn").namespacePids(60, 7).controlGroup(controlGroup);
    return host.snapshot();
  }

  private Container of(String controlGroup) {
    Snapshot now = inContainer(controlGroup);
    return Container.of(now.process(60).orElseThrow(), now).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "/system.slice/docker-ID.scope, docker 0123456789ab, docker exec 0123456789ab",
    "/docker/ID, docker 0123456789ab, docker exec 0123456789ab",
    "/machine.slice/libpod-ID.scope/container, podman 0123456789ab, podman exec 0123456789ab",
    "/kubepods.slice/kubepods-burstable.slice/cri-containerd-ID.scope, cri 0123456789ab, crictl exec 0123456789ab",
    "/kubepods/burstable/pod12/ID, cri 0123456789ab, crictl exec 0123456789ab",
    "/machine.slice/machine-web\\x2d03.scope/payload, nspawn web-03, nsenter -a -r -t 50 --",
    "/lxc.payload.web/system.slice, lxc web, nsenter -a -r -t 50 --",
    "/, a container, nsenter -a -r -t 50 --",
  })
  void isNamedByItsControlGroup(String controlGroup, String label, String entry) {
    Container container = of(controlGroup.replace("ID", ID));

    assertThat(container.label()).isEqualTo(label);
    assertThat(container.entry().orElseThrow().text()).isEqualTo(entry);
    assertThat(container.init()).isEqualTo(50);
  }

  @Test
  void hasNamesOfItsOwnForProcesses() {
    Snapshot now = inContainer("/");
    host.process(70, 1).name("tini").namespacePids(70, 1);
    host.process(80, 70).name("other").namespacePids(80, 7);

    assertThat(Container.pidInside(now.process(60).orElseThrow())).isEqualTo(7);
    Snapshot later = host.snapshot();
    assertThat(Container.processInside(7, later.process(50).orElseThrow(), later))
        .contains(later.process(60).orElseThrow());
    assertThat(Container.processInside(8, later.process(50).orElseThrow(), later)).isEmpty();
  }

  @Test
  void thereIsNoneAroundOurOwnNamespace() {
    host.process(60, 1);
    Snapshot now = host.snapshot();

    assertThat(Container.of(now.process(60).orElseThrow(), now)).isEmpty();
  }
}
