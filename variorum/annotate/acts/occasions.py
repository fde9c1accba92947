"""Nouns for occasions: what a date beside them puts in time."""

OCCASIONS = frozenset(
    "march session meeting summit hearing trial vote election referendum primary debate speech address rally protest demonstration strike "
    "stoppage walkout operation raid attack crash fire explosion blast shooting earthquake storm riot clash ceremony funeral visit trip "
    "conference convention interview inauguration verdict ruling arrest release resignation announcement merger takeover parade caucus "
    "talk talks negotiation deadline blockade fight battle crisis standoff shutdown dispute row scandal war massacre bombing uprising coup "
    "flood disaster collapse accident murder tour outage blackout breakdown leak spill derailment landslide avalanche eruption wildfire "
    "outbreak epidemic evacuation seizure detention abduction kidnapping ambush assassination execution killing stabbing robbery theft "
    "cyberattack intrusion incursion invasion offensive handover swap withdrawal pullout launch landing signing ratification dismissal "
    "ouster expulsion sentencing swearing-in swearing accord truce ceasefire armistice "
    "scuffle skirmish brawl melee shootout gunfight firefight shelling bombardment airstrike collision shipwreck sinking stampede quake "
    "tremor hurricane cyclone typhoon tsunami cloudburst downpour runoff vigil lockout hijacking burglary mutiny auction "
    "briefing inquest".split()
)
"""Nouns for what takes place at a time."""
