package io.unclosed.agent.export.jfr;

import io.unclosed.jfr.ResourceCloseEvent;
import io.unclosed.jfr.ResourceEvents;
import io.unclosed.jfr.ResourceOpenEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

/** The opens and closes as events; runs as a hidden class, see {@link #hidden}. */
final class RecordedResources implements ResourceEvents {
  private final boolean everyOpen;
  private final Backdate backdate;

  RecordedResources(boolean everyOpen, TickRate rate) {
    this.everyOpen = everyOpen;
    backdate = new Backdate(ResourceCloseEvent.class, rate);
  }

  /**
   * Makes one whose frames tools leave out; an ordinary one where a class file cannot be read,
   * which then shows one frame too many.
   */
  static ResourceEvents hidden(boolean everyOpen, TickRate rate) {
    Class<?> type = RecordedResources.class;
    try (InputStream file = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      if (file != null) {
        return (ResourceEvents)
            MethodHandles.lookup()
                .defineHiddenClass(file.readAllBytes(), true)
                .lookupClass()
                .getDeclaredConstructor(boolean.class, TickRate.class)
                .newInstance(everyOpen, rate);
      }
    } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
      return new RecordedResources(everyOpen, rate);
    }
    return new RecordedResources(everyOpen, rate);
  }

  @Override
  public boolean everyOpen() {
    return everyOpen;
  }

  @Override
  public void resourceOpened(long resourceId, String siteId, String kind, String detail) {
    ResourceOpenEvent event = new ResourceOpenEvent();
    if (event.isEnabled()) {
      event.resourceId = resourceId;
      event.siteId = siteId;
      event.kind = kind;
      event.detail = detail;
      event.commit();
    }
  }

  @Override
  public void resourceClosed(
      long resourceId, String siteId, String kind, String closedBy, long lifeNanos) {
    ResourceCloseEvent event = new ResourceCloseEvent();
    if (event.isEnabled()) {
      event.resourceId = resourceId;
      event.siteId = siteId;
      event.kind = kind;
      event.closedBy = closedBy;
      backdate.begin(event, lifeNanos);
      event.commit();
    }
  }
}
