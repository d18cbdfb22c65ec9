package avnav.agent.imagination;

import avnav.simbridge.Truth;

/** Imagines from what only the judge knows: an upper bound to compare with. Reports mark its row. */
public non-sealed interface PrivilegedImaginer extends Imaginer {

    /** The truth about what was seen last; told before every {@link #imagine}. */
    void told(Truth now);
}
