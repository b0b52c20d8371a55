package io.unclosed.agent.snapshot;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.ledger.site.CallSiteCounters;
import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.agent.ledger.slot.SlotVisitor;
import io.unclosed.agent.query.OpenResourceInfo;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.sample.detail.FdDetails;
import io.unclosed.agent.sample.fd.FdTarget;
import io.unclosed.analysis.kind.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists open resources one by one: the answer to {@code openResources} and to a dump. For the
 * heartbeat's thread alone.
 *
 * <p>It walks the ledger, keeps the slots of the suspect or line that was asked for, sorts them
 * oldest first, and only then asks the system what each descriptor is, because that costs
 * microseconds for each. Of what has no descriptor (threads, buffers) the ledger itself knows
 * enough; untracked descriptors come from {@link FdReconciliation}.
 */
public final class OpenResources {
  private static final String UNTRACKED = "untracked:";

  private final LedgerReader ledger;
  private final Samplers samplers;
  private final FdReconciliation book;
  private final OpenResourceTally tally;
  private final String[] kinds;

  public OpenResources(
      LedgerReader ledger,
      Samplers samplers,
      FdReconciliation book,
      OpenResourceTally tally,
      String[] kinds) {
    this.ledger = ledger;
    this.samplers = samplers;
    this.book = book;
    this.tally = tally;
    this.kinds = kinds;
  }

  /**
   * One open resource before it is looked up in the system.
   *
   * @param number its descriptor, or the ledger's number where it has none
   * @param value what is unique of it where it has none; -1 for descriptors
   */
  private record Held(
      int number,
      long value,
      long bytes,
      int kind,
      long ageNanos,
      int thread,
      int group,
      boolean before) {

    boolean hasDescriptor() {
      return value < 0;
    }

    static Held of(int number, OpenSlot slot, long now) {
      return new Held(
          number,
          slot.value(),
          slot.bytes(),
          slot.kind(),
          now - slot.openedNanos(),
          slot.thread(),
          slot.group(),
          slot.isBeforeAttach());
    }
  }

  /**
   * What a suspect or frame holds, oldest first.
   *
   * @param id empty for all
   * @return null when nothing has that id
   */
  public @Nullable List<OpenResourceInfo> of(String id, int limit) {
    if (id.startsWith(UNTRACKED)) {
      return untracked(id.substring(UNTRACKED.length()), limit);
    }
    int group = id.isEmpty() ? -1 : groupOf(id);
    if (group < 0 && !id.isEmpty()) {
      return null;
    }
    long now = System.nanoTime();
    List<Held> held = new ArrayList<>();
    forEach(
        (number, slot) -> {
          boolean wanted =
              id.isEmpty() ? !tally.isOwn(slot) : slot.group() == group && !slot.isOwn();
          if (wanted && !slot.isPart()) {
            held.add(Held.of(number, slot, now));
          }
        });
    held.sort(Comparator.comparingLong(Held::ageNanos).reversed());
    return described(held.subList(0, Math.min(limit, held.size())));
  }

  private void forEach(SlotVisitor visitor) {
    ledger.forEachHeld(visitor);
    ledger.forEachKeyed(visitor);
  }

  private int groupOf(String id) {
    for (CallSiteCounters group : tally.groups()) {
      if (group.id().equals(id)) {
        return group.index();
      }
    }
    return -1;
  }

  private List<OpenResourceInfo> described(List<Held> held) {
    int[] numbers = new int[held.size()];
    boolean anyThread = false;
    for (int i = 0; i < numbers.length; i++) {
      Held one = held.get(i);
      numbers[i] = one.hasDescriptor() ? one.number() : -1;
      anyThread |= one.kind() == Kinds.THREAD;
    }
    List<FdDetails.Detail> details = samplers.details().of(numbers);
    ThreadDetails running = anyThread ? new ThreadDetails(ledger) : null;
    Map<Integer, String> threads = threadNames();
    List<OpenResourceInfo> resources = new ArrayList<>(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      Held one = held.get(i);
      FdDetails.Detail detail = one.hasDescriptor() ? details.get(i) : keyed(one, running);
      String thread = threads.getOrDefault(one.thread(), "#" + one.thread());
      resources.add(
          new OpenResourceInfo(
              one.hasDescriptor() ? one.number() : one.value(),
              kinds[one.kind()],
              detail.text(),
              detail.state(),
              one.before() ? -1 : one.ageNanos() / 1_000_000_000L,
              one.before() ? "" : thread,
              one.group() < 0 ? "" : tally.groups()[one.group()].id()));
    }
    return resources;
  }

  private static FdDetails.Detail keyed(Held one, @Nullable ThreadDetails running) {
    if (running != null && one.kind() == Kinds.THREAD) {
      return new FdDetails.Detail(running.text(one.number()), running.state(one.number()));
    }
    return new FdDetails.Detail(one.bytes() > 0 ? one.bytes() + " bytes" : "", "");
  }

  private List<OpenResourceInfo> untracked(String word, int limit) {
    List<OpenResourceInfo> resources = new ArrayList<>();
    for (int number : book.numbers()) {
      String target = book.untracked(number);
      if (resources.size() < limit && target != null && FdTarget.word(target).equals(word)) {
        FdDetails.Detail detail = samplers.details().of(number).get(0);
        resources.add(
            new OpenResourceInfo(
                number,
                Kind.UNTRACKED_FD.id(),
                detail.text(),
                detail.state(),
                -1,
                "",
                UNTRACKED + word));
      }
    }
    return resources;
  }

  private static Map<Integer, String> threadNames() {
    Map<Integer, String> names = new HashMap<>();
    for (Thread thread : LedgerStart.running()) {
      if (thread != null) {
        names.put((int) thread.getId(), thread.getName());
      }
    }
    return names;
  }

  /** The oldest open resource of a frame, as recordings give it; 0 when there is none. */
  long oldest(String id) {
    int group = groupOf(id);
    long[] best = {0, Long.MAX_VALUE};
    forEach(
        (number, slot) -> {
          if (slot.group() == group && !slot.isPart() && slot.openedNanos() < best[1]) {
            best[0] = slot.resourceId(number);
            best[1] = slot.openedNanos();
          }
        });
    return best[0];
  }
}
