package io.unclosed.agent.ledger.site;

import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.input.LogHistogram;
import java.util.List;

/**
 * What the ledger has counted at one blamed frame and kind since it began.
 *
 * @param index its place, as {@link OpenSlot#group} gives it
 * @param id the contract's id
 * @param kind the kind's word
 * @param site the blamed frame
 * @param owner the application's frame that it belongs to: the blamed frame, or the one that
 *     started the thread; empty when there is none
 * @param origin whose code it is
 * @param api what it called
 * @param library the library between; empty when none
 * @param holder id of the known holder that opened them; empty when none
 * @param internal the JDK for itself
 * @param sampled scaled up from a sample
 * @param opened ever
 * @param closed ever
 * @param collected of the closed, by the collector
 * @param failed for want of descriptors
 * @param lastClosedNanos when something was last closed; 0 when never
 * @param lifetimes of what the program closed
 * @param sites distinct stacks
 * @param closedBy where siblings are usually closed
 */
public record CallSiteCounters(
    int index,
    String id,
    String kind,
    String site,
    String owner,
    CodeOrigin origin,
    String api,
    String library,
    String holder,
    boolean internal,
    boolean sampled,
    long opened,
    long closed,
    long collected,
    long failed,
    long lastClosedNanos,
    LogHistogram lifetimes,
    int sites,
    List<String> closedBy) {}
