package io.unclosed.agent.export.jmx;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.openmbean.OpenDataException;
import org.jspecify.annotations.Nullable;

/** A described bean that sends notifications. */
final class EmittingBean extends DescribedBean implements NotificationEmitter {
  /** Notifications that wait for a slow listener; beyond that the oldest are dropped. */
  private static final int WAITING = 256;

  private final NotificationBroadcasterSupport broadcaster;

  /** Starts no thread before the first notification. */
  <T> EmittingBean(
      T answers, Class<T> door, RequestSnapshot look, MBeanNotificationInfo... notifications)
      throws OpenDataException {
    super(answers, door, look, notifications);
    broadcaster = new NotificationBroadcasterSupport(executor(), notifications);
  }

  /**
   * Hands a notification to its listeners on a thread that ends when there is nothing to send: a
   * listener of the application that blocks must not hold up the heartbeat.
   */
  void send(Notification notification) {
    try {
      broadcaster.sendNotification(notification);
    } catch (OutOfMemoryError noThread) {
      // It waits: the next one tries again to start a thread for both.
    }
  }

  private static ThreadPoolExecutor executor() {
    return new ThreadPoolExecutor(
        0,
        1,
        10,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING),
        job -> {
          Thread thread = new Thread(job, "Unclosed Notifications");
          thread.setDaemon(true);
          return thread;
        },
        new ThreadPoolExecutor.DiscardOldestPolicy());
  }

  @Override
  public void addNotificationListener(
      NotificationListener listener,
      @Nullable NotificationFilter filter,
      @Nullable Object handback) {
    broadcaster.addNotificationListener(listener, filter, handback);
  }

  @Override
  public void removeNotificationListener(NotificationListener listener)
      throws ListenerNotFoundException {
    broadcaster.removeNotificationListener(listener);
  }

  @Override
  public void removeNotificationListener(
      NotificationListener listener, @Nullable NotificationFilter filter, @Nullable Object handback)
      throws ListenerNotFoundException {
    broadcaster.removeNotificationListener(listener, filter, handback);
  }

  @Override
  public MBeanNotificationInfo[] getNotificationInfo() {
    return broadcaster.getNotificationInfo();
  }
}
