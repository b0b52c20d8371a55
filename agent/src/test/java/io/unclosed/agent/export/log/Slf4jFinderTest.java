package io.unclosed.agent.export.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Slf4jFinderTest {
  private static final ClassLoader SYSTEM = ClassLoader.getSystemClassLoader();
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private final List<Class<?>> loaded = new ArrayList<>(List.of(String.class, int[].class));
  private final Slf4jFinder finder = new Slf4jFinder(() -> loaded.toArray(new Class<?>[0]));
  private int looks;

  @TempDir private Path folder;

  @Test
  void slf4jThatIsLoadedOnly_isNotFoundAndNotInitialised() {
    System.clearProperty("fake.slf4j.initialised");
    FakeSlf4j slf4j = FakeSlf4j.loaded(folder, null);
    loaded.add(slf4j.factory());

    assertThat(look()).isNull();
    assertThat(System.getProperty("fake.slf4j.initialised")).isNull();

    slf4j.initialised();
    assertThat(look()).isSameAs(slf4j.factory());
  }

  @Test
  void otherStatesThanBound_areNotFound() {
    FakeSlf4j slf4j = FakeSlf4j.loaded(folder, null).initialised();
    loaded.add(slf4j.factory());

    for (int state : new int[] {0, 1, 2, 4}) {
      slf4j.state(state);
      assertThat(look()).as("state %s", state).isNull();
    }
  }

  @Test
  void outermostOfThose_thatBelongToTheApplication_isTaken() {
    Class<?> ofAnAgent = slf4j("agent", PLATFORM);
    Class<?> ofAWebApplication = slf4j("web", new URLClassLoader(new URL[0], isolated()));
    Class<?> ofTheContainer = slf4j("container", isolated());

    loaded.addAll(Arrays.asList(ofAnAgent, ofAWebApplication, ofTheContainer));

    assertThat(look()).isSameAs(ofTheContainer);
    loaded.remove(ofTheContainer);
    assertThat(look()).isSameAs(ofAWebApplication);
    loaded.remove(ofAWebApplication);
    assertThat(look()).isSameAs(ofAnAgent);
  }

  @Test
  void looks_atMostOnceASecond() {
    assertThat(finder.find(0)).isNull();
    loaded.add(slf4j("late", null));

    assertThat(finder.find(Slf4jFinder.PAUSE_NANOS - 1)).isNull();
    assertThat(finder.find(Slf4jFinder.PAUSE_NANOS)).isNotNull();
  }

  /** Has the system class loader as an ancestor, and its classes come from the folder alone. */
  private static ClassLoader isolated() {
    return new ClassLoader(SYSTEM) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("org.slf4j.")) {
          throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
      }
    };
  }

  private Class<?> slf4j(String name, ClassLoader parent) {
    return FakeSlf4j.loaded(folder.resolve(name), parent).initialised().factory();
  }

  private Class<?> look() {
    return finder.find(++looks * Slf4jFinder.PAUSE_NANOS);
  }
}
